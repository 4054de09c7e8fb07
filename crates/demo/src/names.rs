//! Names of people and of small places. All are put together from tables; nobody is meant.

use crate::chance::Chance;

/// Frequent surnames; those that stand twice are drawn twice as often.
pub(crate) const SURNAMES: &[&str] = &[
    "王", "王", "李", "李", "张", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘",
    "田", "董", "袁", "于", "余", "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁", "沈", "任", "姚", "卢", "傅", "钟",
    "姜", "崔", "谭", "廖", "范", "汪", "陆", "金", "石", "戴", "贾", "韦", "夏", "邱", "方", "侯", "邹", "熊", "孟",
    "秦", "白", "江", "阎", "薛", "尹", "段", "雷", "黎", "史", "龙", "陶", "贺", "顾",
];

const FIRST_OF_MEN: &[&str] = &[
    "志", "建", "文", "明", "德", "永", "俊", "子", "宇", "浩", "立", "振", "光", "家", "少", "世", "承", "景", "克",
    "玉", "启", "昌", "茂", "福", "长", "新", "兆", "润", "守", "广",
];
const LAST_OF_MEN: &[&str] = &[
    "军", "辉", "峰", "林", "松", "成", "良", "斌", "鹏", "勇", "波", "明", "亮", "海", "生", "山", "根", "才", "远",
    "贵", "顺", "宽", "柱", "泉", "田", "坤", "轩", "然", "安", "恒",
];
const FIRST_OF_WOMEN: &[&str] = &[
    "秀", "丽", "玉", "桂", "雪", "晓", "小", "美", "淑", "慧", "佳", "思", "雨", "金", "红", "彩", "月", "素", "凤",
    "若", "梦", "静", "银", "翠", "海",
];
const LAST_OF_WOMEN: &[&str] = &[
    "英", "芳", "娟", "敏", "霞", "燕", "琴", "玲", "梅", "凤", "莲", "珍", "云", "萍", "娥", "芝", "琳", "颖", "妹",
    "婷", "怡", "欣", "香", "菊", "洁",
];

/// A person's name of three characters. Names of two are too often those of well-known people.
pub(crate) fn person(chance: &mut Chance) -> String {
    let surname = chance.pick(SURNAMES);
    let (first, last) =
        if chance.per_mille(520) { (FIRST_OF_MEN, LAST_OF_MEN) } else { (FIRST_OF_WOMEN, LAST_OF_WOMEN) };
    let (first, last) = (chance.pick(first), chance.pick(last));
    let mut name = String::with_capacity(surname.len() + first.len() + last.len());
    name.push_str(surname);
    name.push_str(first);
    name.push_str(last);
    name
}

/// Second half of a village's name; a surname and 家 stand before it.
pub(crate) const VILLAGE_ENDS: &[&str] =
    &["湾", "坪", "冲", "垄", "塘", "桥", "坳", "台", "铺", "岭", "畈", "墩", "沟", "屋"];

/// Names of residents' communities.
pub(crate) const COMMUNITIES: &[&str] = &[
    "望湖",
    "梧桐巷",
    "老船厂",
    "纺机",
    "书院巷",
    "槐荫里",
    "盐仓",
    "荷塘里",
    "铁铺巷",
    "新塘",
    "橘园",
    "柳堤",
    "石桥里",
    "春晓",
    "长安里",
    "南塘",
    "西苑",
    "朝霞",
    "井巷",
    "水塔",
    "钟楼",
    "桂花园",
    "菱角",
    "北闸",
];

/// First and second half of the name of a housing estate.
pub(crate) const ESTATES: (&[&str], &[&str]) = (
    &[
        "澜庭", "锦棠", "云麓", "禾悦", "枫桥", "丹桂", "映月", "听荷", "翠岸", "星澜", "柏悦", "松涛", "和润", "锦川",
        "书香", "滨江", "绿洲", "芳草", "紫竹", "晴川", "鹭岛", "栖霞", "南山", "悦溪", "盛和", "安居",
    ],
    &["雅苑", "花园", "名邸", "新城", "华府", "家园", "嘉园", "公馆", "小区", "里", "雅居", "广场"],
);

/// Names of roads.
pub(crate) const ROADS: &[&str] = &[
    "云麓路",
    "望江路",
    "学府路",
    "松涛路",
    "金禾路",
    "荷花路",
    "迎宾路",
    "纺织路",
    "鹤鸣路",
    "船闸路",
    "橘洲街",
    "南塘街",
    "石灰巷",
    "老港路",
    "青禾大道",
    "雁栖路",
    "柳堤路",
    "丹枫路",
    "书院路",
    "盐埠街",
    "星湖路",
    "环城北路",
    "环城南路",
    "工农路",
    "桃源路",
    "沿河路",
    "集贤街",
    "朝阳街",
    "竹园路",
    "长堤路",
    "铁匠街",
    "春晖路",
];

/// Names of rivers and brooks.
pub(crate) const RIVERS: &[&str] =
    &["澄溪", "柳河", "青龙河", "白鹭河", "石门溪", "桃花溪", "禾水", "雁江", "柘水", "芦苇河", "洗马河", "金沙溪"];

/// Trade names of invented firms.
pub(crate) const BRANDS: &[&str] = &[
    "禾屿",
    "澜川",
    "鼎柏",
    "瑞棠",
    "启柘",
    "凯榆",
    "同砚",
    "博漪",
    "新雁",
    "佳禾源",
    "宏柏",
    "润葭",
    "远棠",
    "泰岚",
    "诚榆",
    "盛柘",
    "悦砚",
    "万穗",
    "百棠",
    "金梧",
    "恒漪",
    "朗畈",
    "福葭",
    "捷雁",
    "卓岚",
    "众禾",
    "益榆",
    "旺柏",
    "星柘",
    "华葭",
    "德砚",
    "利梧",
    "锦岚",
    "丰雁",
    "安漪",
    "康棠",
];

/// Times of the night at which people are kept awake.
pub(crate) const NIGHT_HOURS: &[&str] = &["晚上十点多", "晚上十一点", "半夜十二点", "凌晨一点", "凌晨两点", "晚上十点"];
