//! The content classes (内容分类), in our own numbering.

use std::collections::BTreeMap;

/// One class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Six digits: two a level. The numbers are ours, not a national code.
    pub code: u32,
    /// Name.
    pub name: String,
}

/// Every class that ships.
#[derive(Clone, Debug, Default)]
pub struct Categories {
    by_code: BTreeMap<u32, Category>,
    /// Names of other lists, with the code of the class that takes them in.
    former: BTreeMap<String, u32>,
}

const SHIPPED: &str = include_str!("../categories.txt");
const FORMER: &str = include_str!("../categories-former.txt");

/// What a class of a list is called that takes in what has no class of its own.
const OTHER: &str = "其他";
/// Between the names of the levels of another list.
const BETWEEN_LEVELS: char = '/';

/// The numbers of one first level.
const FIRST: u32 = 10_000;
/// The numbers of one second level.
const SECOND: u32 = 100;

impl Categories {
    /// The classes that ship with the product: one a line, code and name.
    #[must_use]
    pub fn shipped() -> Self {
        let class = |(code, name): (u32, &str)| (code, Category { code, name: name.to_owned() });
        Self {
            by_code: lines(SHIPPED).map(class).collect(),
            former: lines(FORMER).map(|(code, name)| (name.to_owned(), code)).collect(),
        }
    }

    /// The class with this code.
    #[must_use]
    pub fn get(&self, code: u32) -> Option<&Category> {
        self.by_code.get(&code)
    }

    /// The class with this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Category> {
        self.by_code.values().find(|category| category.name == name)
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Category> {
        self.by_code.values()
    }

    /// The level of a class, from 1 to 3; `None` where there is no such class.
    #[must_use]
    pub fn level(&self, code: u32) -> Option<u8> {
        self.get(code).map(|_| depth(code))
    }

    /// The class above; `None` for a first level, and where there is no such class.
    #[must_use]
    pub fn parent(&self, code: u32) -> Option<&Category> {
        let above = match self.level(code)? {
            3 => code - code % SECOND,
            2 => code - code % FIRST,
            _ => return None,
        };
        self.get(above)
    }

    /// The classes right below, by code; none for a third level, and where there is no such class.
    pub fn children(&self, code: u32) -> impl Iterator<Item = &Category> {
        let below = self.level(code).map_or(code..code, |level| match level {
            1 => code + 1..code + FIRST,
            2 => code + 1..code + SECOND,
            _ => code..code,
        });
        let wanted = depth(code) + 1;
        self.by_code.range(below).map(|(_, category)| category).filter(move |one| depth(one.code) == wanted)
    }

    /// The first and the last number of a class and all that lie below it; `None` where there is no such class.
    #[must_use]
    pub fn range(&self, code: u32) -> Option<(u32, u32)> {
        let last = match self.level(code)? {
            _ if self.children(code).next().is_none() => code,
            1 => code + FIRST - 1,
            _ => code + SECOND - 1,
        };
        Some((code, last))
    }

    /// The first levels, by code.
    pub fn first(&self) -> impl Iterator<Item = &Category> {
        self.iter().filter(|category| depth(category.code) == 1)
    }

    /// The class with those above it, the first level first; empty where there is no such class.
    #[must_use]
    pub fn path(&self, code: u32) -> Vec<&Category> {
        let mut path: Vec<&Category> = std::iter::successors(self.get(code), |one| self.parent(one.code)).collect();
        path.reverse();
        path
    }

    /// The class that takes in what another list calls so: a name, or names of levels with `/` between them
    /// (`土地征收/安置补偿`). A last 其他 stands for the level above it; a last name that is not known has no class.
    #[must_use]
    pub fn former(&self, name: &str) -> Option<&Category> {
        let mut levels: Vec<&str> = name.split(BETWEEN_LEVELS).map(str::trim).collect();
        while levels.len() > 1 && levels.last() == Some(&OTHER) {
            levels.pop();
        }
        (0..levels.len()).find_map(|skipped| {
            let rest: Vec<&str> = levels.iter().skip(skipped).copied().collect();
            let label = rest.join("/");
            let known = self.former.get(&label).and_then(|code| self.get(*code));
            known.or_else(|| self.named(&label))
        })
    }
}

/// Code and name of each line that is no remark.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, name) = line.split_once(' ')?;
        Some((code.parse().ok()?, name.trim()))
    })
}

/// The level that a number stands for.
const fn depth(code: u32) -> u8 {
    if code.is_multiple_of(FIRST) {
        1
    } else if code.is_multiple_of(SECOND) {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::{Categories, Category, FORMER, SHIPPED, depth, lines};

    fn written(text: &str) -> usize {
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count()
    }

    fn names<'a>(classes: impl IntoIterator<Item = &'a Category>) -> String {
        classes.into_iter().map(|class| class.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_shipped_line_is_a_class_with_a_name_of_its_own() {
        let categories = Categories::shipped();
        assert_eq!(categories.iter().count(), written(SHIPPED));
        for category in categories.iter() {
            assert_eq!(categories.named(&category.name), Some(category), "{}", category.name);
        }
    }

    /// Numbers that matters already carry stay what they were.
    #[test]
    fn numbers_in_use_keep_their_names() {
        let categories = Categories::shipped();
        for (code, name) in [
            (10_000, "农业农村"),
            (20_100, "征地补偿"),
            (40_100, "工资支付"),
            (100_500, "安全隐患"),
            (170_300, "不履行职责"),
        ] {
            assert_eq!(categories.get(code).map(|class| class.name.as_str()), Some(name));
        }
    }

    #[test]
    fn every_class_hangs_on_one_of_the_level_above() {
        let categories = Categories::shipped();
        assert!((18..=20).contains(&categories.first().count()));
        for class in categories.iter() {
            let level = categories.level(class.code).expect("a level");
            assert_eq!(categories.path(class.code).len(), usize::from(level), "{class:?}");
            match categories.parent(class.code) {
                None => assert_eq!(level, 1, "{class:?}"),
                Some(above) => {
                    assert_eq!(categories.level(above.code), Some(level - 1), "{class:?}");
                    assert!(categories.children(above.code).any(|child| child == class), "{class:?}");
                }
            }
        }
    }

    #[test]
    fn a_class_knows_what_is_above_and_below() {
        let categories = Categories::shipped();
        assert_eq!(names(categories.path(30_302)), "城乡建设 征收与安置 集体土地上房屋拆迁");
        assert_eq!(names(categories.children(20_200)), "宅基地审批 宅基地收回与纠纷");
        assert_eq!(names(categories.children(990_000)), "历史遗留问题 表达与评价 内容不清");
        assert_eq!(names(categories.children(20_201)), "", "nothing lies below a third level");
        assert_eq!(categories.range(30_000), Some((30_000, 39_999)));
        assert_eq!(categories.range(30_300), Some((30_300, 30_399)));
        assert_eq!((categories.range(30_302), categories.range(1)), (Some((30_302, 30_302)), None));
        for unknown in [0, 1, 19_999, 200_000, 1_000_000, u32::MAX] {
            assert_eq!((categories.level(unknown), categories.parent(unknown)), (None, None), "{unknown}");
            assert_eq!((categories.children(unknown).count(), categories.path(unknown).len()), (0, 0), "{unknown}");
        }
    }

    #[test]
    fn what_another_list_calls_so_has_a_class() {
        let categories = Categories::shipped();
        let found = |name: &str| categories.former(name).map_or("", |class| class.name.as_str());
        for (name, ours) in [
            ("计生执法", "生育政策与服务"),
            ("国土资源", "土地与自然资源"),
            ("土地征收/安置补偿", "征地安置"),
            ("国土资源/土地征收/安置补偿", "征地安置"),
            ("城乡建设/集体土地上房屋拆迁与补偿/安置补偿", "集体土地上房屋拆迁"),
            ("教育文体/教师队伍和待遇/工资福利", "教师工资福利"),
            ("劳动和社会保障/工资福利", "工资支付"),
            ("城乡建设/其他/其他", "城乡建设"),
            ("其他/其他", "其他"),
            ("其他/历史遗留问题/其他", "历史遗留问题"),
            ("物业服务", "物业服务"),
            ("安置补偿", ""),
            ("土地征收/没有的", ""),
            ("", ""),
        ] {
            assert_eq!(found(name), ours, "{name}");
        }
    }

    #[test]
    fn every_former_name_leads_to_a_class_and_is_none_itself() {
        let categories = Categories::shipped();
        assert_eq!(lines(FORMER).count(), written(FORMER));
        assert_eq!(categories.former.len(), written(FORMER), "no name twice");
        for (code, name) in lines(FORMER) {
            assert_eq!(categories.former(name).map(|class| class.code), Some(code), "{name}");
            assert_eq!(categories.named(name), None, "{name}");
        }
        assert_eq!((depth(10_000), depth(10_100), depth(10_101)), (1, 2, 3));
    }
}
