//! The peers: the engine's own program on plain files, and a bare program on the same cipher.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use casebook::Casebook;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use rusqlite::types::ValueRef;

/// The tables that hold what the lines of a century say.
const FACTS: [&str; 7] = ["matter", "visit", "petition", "person", "visit_person", "visit_matter", "petition_person"];

/// The register without its cipher.
pub fn plain_copy(book: &Casebook, to: &Path) {
    std::fs::write(to, b"").unwrap();
    let db = book.bare_writer();
    db.execute_batch(&format!("attach '{}' as copy key ''", to.display())).unwrap();
    db.query_row("select sqlcipher_export('copy')", [], |_| Ok(())).unwrap();
    db.execute_batch("detach copy").unwrap();
}

/// Writes everything the register holds into a new file under the same cipher, row after row, indexes and all, makes the index of
/// the texts anew from them, writes as many bytes as the operation log has into another file, and syncs both.
pub fn writes_again(book: &Casebook, folder: &Path, to: &Path) {
    let key = format!("\"{}\"", book.bare_key());
    std::fs::write(to, b"").unwrap();
    let db = book.bare_writer();
    let sql = format!("attach '{}' as copy key {key}; pragma copy.cipher_page_size = 1024;", to.display());
    db.execute_batch(&sql).unwrap();
    db.query_row("select sqlcipher_export('copy')", [], |_| Ok(())).unwrap();
    db.execute_batch("detach copy").unwrap();
    let copy = Connection::open(to).unwrap();
    copy.execute_batch(&format!("pragma key = {key}; pragma cipher_page_size = 1024")).unwrap();
    copy.execute("insert into finding_index (finding_index) values ('rebuild')", []).unwrap();
    std::fs::File::open(to).unwrap().sync_all().unwrap();
    let log = to.with_extension("log");
    for segment in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if segment.file_name().unwrap().to_str().unwrap().starts_with("so.nhat-ky") {
            std::fs::copy(segment, &log).unwrap();
            std::fs::File::open(&log).unwrap().sync_all().unwrap();
        }
    }
}

/// Copies and checks a plain file by the engine's own program.
pub fn backs_up(plain: &Path, copy: &Path) {
    sqlite3(plain, &format!(".backup '{}'", copy.display()));
    assert_eq!(sqlite3(copy, "pragma integrity_check"), "ok");
}

fn sqlite3(file: &Path, command: &str) -> String {
    let told = Command::new("sqlite3").arg(file).arg(command).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).unwrap().trim().to_owned()
}

fn bare(folder: &Path, key: &str) -> Connection {
    let db = Connection::open(folder.join("so.dnth")).unwrap();
    db.execute_batch(&format!("pragma key = \"{key}\"; pragma cipher_page_size = 1024")).unwrap();
    db
}

/// Opens a register as any program does that has its key: reads the schema, its version and its last act.
pub fn opens(folder: &Path, key: &str) {
    drop(opened(folder, key));
}

fn opened(folder: &Path, key: &str) -> Connection {
    let db = bare(folder, key);
    let mode: String = db.query_row("pragma journal_mode = wal", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    for sql in ["pragma user_version", "select uid from register", "select max(id) from act"] {
        db.query_row(sql, [], |_| Ok(())).unwrap();
    }
    db
}

/// What an opening of ours cannot do without, bare: the room of the write-ahead log written and synced, the register opened
/// by one connection to write and another to read, the operation log read; and the register left as a closed one is.
pub fn opens_safely(folder: &Path, key: &str, room: usize) {
    let log = folder.join("so.dnth-wal");
    let mut file = std::fs::File::create(&log).unwrap();
    file.write_all(&vec![0; room]).unwrap();
    file.sync_all().unwrap();
    std::fs::File::open(folder).unwrap().sync_all().unwrap();
    let both = [opened(folder, key), opened(folder, key)];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("so.nhat-ky") {
            std::fs::read(path).unwrap();
        }
    }
    both[0].query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
}

/// Copies a register under its cipher and checks the copy, as the engine does both by itself.
pub fn backs_up_sealed(folder: &Path, key: &str, copy: &Path) {
    std::fs::create_dir(copy).unwrap();
    let from = bare(folder, key);
    // A copy in the engine's own pages is sealed under the salt of the file it is made from only where it is told it.
    let salt: String = from.query_row("pragma cipher_salt", [], |row| row.get(0)).unwrap();
    let key = format!("{}{salt}'", key.trim_end_matches('\''));
    let mut to = bare(copy, &key);
    Backup::new(&from, &mut to).unwrap().step(-1).unwrap();
    let sound: String = to.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

/// Checks a register as the engine does by itself.
pub fn examines(folder: &Path, key: &str) {
    let db = bare(folder, key);
    let ask = |sql| -> Vec<String> {
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(ask("pragma integrity_check"), ["ok"]);
    assert!(ask("pragma cipher_integrity_check").is_empty());
}

/// Writes what a register holds as CSV, a file for each table.
pub fn write_csv(book: &Casebook, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for table in FACTS {
        let mut statement = book.bare().prepare(&format!("select * from {table}")).unwrap();
        let (columns, names) = (statement.column_count(), statement.column_names().join(", "));
        let mut rows = statement.query([]).unwrap();
        let mut text = String::new();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if column > 0 {
                    text.push(',');
                }
                match row.get_ref(column).unwrap() {
                    ValueRef::Integer(whole) => write!(text, "{whole}").unwrap(),
                    ValueRef::Text(held) => {
                        write!(text, "\"{}\"", String::from_utf8_lossy(held).replace('"', "\"\"")).unwrap();
                    }
                    _ => {}
                }
            }
            text.push('\n');
        }
        std::fs::write(to.join(format!("{table}.csv")), text).unwrap();
        std::fs::write(to.join(format!("{table}.sql")), format!("create table {table} ({names});\n")).unwrap();
    }
}

/// Reads the same into plain tables by the engine's own program: no index, no cipher, no history.
pub fn imports(files: &Path) {
    let db = files.join("plain.db");
    let mut command = Command::new("sqlite3");
    command.arg(&db).arg("pragma synchronous = full");
    for table in FACTS {
        command.arg(format!(".read '{}'", files.join(format!("{table}.sql")).display()));
        command.arg(format!(".import --csv '{}' {table}", files.join(format!("{table}.csv")).display()));
    }
    let told = command.output().unwrap();
    assert!(told.status.success() && told.stderr.is_empty(), "{}", String::from_utf8_lossy(&told.stderr));
    let matters = sqlite3(&db, "select count(*) from petition").parse::<usize>().unwrap();
    assert!(matters > 10_000, "{matters}");
}
