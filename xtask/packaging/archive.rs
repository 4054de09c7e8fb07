//! The two archives that a package consists of.

use std::io;

use flate2::{Compression, GzBuilder};

/// One file of an archive.
pub(crate) struct Entry {
    /// Where it goes, without a stroke at the beginning.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    /// Its rights.
    pub(crate) mode: u32,
}

/// A compressed archive of these files with the folders that they lie in; everything is root's.
pub(crate) fn tar_gz(entries: &[Entry], moment: u64, compression: Compression) -> io::Result<Vec<u8>> {
    let zip = GzBuilder::new().write(Vec::new(), compression);
    let mut tar = tar::Builder::new(zip);
    let mut folders = vec![String::new()];
    for entry in entries {
        for (at, _) in entry.path.match_indices('/') {
            let folder = entry.path.get(..at).unwrap_or_default().to_owned();
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
    }
    for folder in folders {
        let mut header = header(moment, 0o755, 0)?;
        header.set_entry_type(tar::EntryType::Directory);
        let name = if folder.is_empty() { "./".to_owned() } else { format!("./{folder}/") };
        tar.append_data(&mut header, name, io::empty())?;
    }
    for entry in entries {
        let mut header = header(moment, entry.mode, entry.bytes.len())?;
        tar.append_data(&mut header, format!("./{}", entry.path), entry.bytes.as_slice())?;
    }
    tar.into_inner()?.finish()
}

fn header(moment: u64, mode: u32, length: usize) -> io::Result<tar::Header> {
    let mut header = tar::Header::new_gnu();
    header.set_size(u64::try_from(length).map_err(io::Error::other)?);
    header.set_mode(mode);
    header.set_mtime(moment);
    header.set_uid(0);
    header.set_gid(0);
    header.set_username("root")?;
    header.set_groupname("root")?;
    Ok(header)
}

/// The outer archive: a head of sixty bytes for each member, which begins at an even place.
pub(crate) fn ar(members: &[(&str, &[u8])], moment: u64) -> Vec<u8> {
    let mut out = b"!<arch>\n".to_vec();
    for (name, bytes) in members {
        out.extend(format!("{name:<16}{moment:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, "100644", bytes.len()).bytes());
        out.extend_from_slice(bytes);
        if bytes.len() % 2 == 1 {
            out.push(b'\n');
        }
    }
    out
}
