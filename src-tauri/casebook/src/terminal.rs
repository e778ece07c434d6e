//! The commands, one function each.

mod answer;
mod close;
mod command;
mod input;
mod keys;
mod paper;
mod report;
mod target;

use std::path::PathBuf;
use std::process::ExitCode;

use casebook::casebook::outlet;
use casebook::{Error, Result};
use clap::{Args, Parser, Subcommand};

use self::input::Caller;

/// Sổ tiếp công dân, đơn thư và báo cáo tháng.
#[derive(Parser)]
#[command(name = "casebook", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command accepts.
#[derive(Args)]
pub(crate) struct Common {
    /// Ngày làm việc (YYYY-MM-DD); mặc định là hôm nay của máy.
    #[arg(long, global = true, value_name = "DATE")]
    today: Option<String>,
    /// Tệp chứa mật khẩu; mặc định hỏi trên màn hình, hoặc lấy từ CASEBOOK_PASSPHRASE.
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Lập sổ mới trong một thư mục trống.
    Init {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Tệp JSON ghi đơn vị.
        #[arg(long)]
        unit: PathBuf,
        /// Nơi ghi mã khôi phục; nếu không có, mã hiện trên màn hình.
        #[arg(long)]
        recovery_sheet: Option<PathBuf>,
    },
    /// Lập sổ tập dùng: tháng 9/2019 của Chợ Đồn.
    Demo {
        /// Thư mục của sổ.
        book: PathBuf,
    },
    /// Nạp tệp theo định dạng mở; có lỗi thì không ghi gì.
    Load {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Tệp .jsonl, hoặc - để đọc đầu vào.
        file: PathBuf,
    },
    /// Xuất toàn bộ sổ theo định dạng mở (không che tên; được ghi nhật ký).
    Export {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Tệp .jsonl, hoặc - để in ra.
        file: PathBuf,
    },
    /// Vào sổ một mục: bản nháp JSON ở đầu vào.
    Add {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Loại: visit, petition, matter, referral …
        #[arg(value_name = "TYPE")]
        slice: String,
    },
    /// Tìm theo tên, địa chỉ, nội dung, số; không cần dấu.
    Find {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Chữ cần tìm.
        text: String,
        /// Số kết quả nhiều nhất.
        #[arg(long, default_value_t = 50)]
        limit: usize,
    },
    /// Lập báo cáo của một kỳ.
    Report(ReportArgs),
    /// Chốt số liệu một kỳ: số liệu, tệp và các mục đã đếm được giữ nguyên.
    Close(close::CloseArgs),
    /// Mở lại kỳ đã chốt, có lý do; lần chốt sau là lần kế tiếp.
    Reopen {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Kỳ.
        #[arg(long)]
        period: String,
        /// Lý do.
        #[arg(long)]
        reason: String,
    },
    /// Thay đổi sau khi chốt: từng mục, từng việc làm đổi số.
    Changes {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Kỳ.
        #[arg(long)]
        period: String,
    },
    /// Để lại một mục sót của kỳ đã chốt.
    Leave {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Mã tham chiếu của mục sót.
        entry: String,
        /// Kỳ.
        #[arg(long)]
        period: String,
        /// Ghi chú.
        #[arg(long)]
        note: Option<String>,
    },
    /// Báo cáo bằng văn bản của một kỳ: tệp .docx, kèm các biểu.
    Written {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Kỳ: 2019-09, 2026-Q1, 2026-H1, 2026-9M, 2026.
        #[arg(long)]
        period: String,
        /// Báo cáo: report, mobilisation_report.
        #[arg(long, default_value = "report")]
        form: String,
        /// Tệp .docx (tính là một lần in); nếu không có, in lời văn dạng JSON.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Văn bản: lập, ghi số, in.
    Paper {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Việc cần làm.
        #[command(subcommand)]
        verb: paper::Verb,
    },
    /// In sổ của một năm: sổ tiếp công dân (visit), sổ theo dõi đơn (petition); được ghi nhật ký.
    Register {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Sổ: visit hoặc petition.
        #[arg(value_name = "REGISTER")]
        of: String,
        /// Năm.
        #[arg(long)]
        year: i32,
        /// Tệp .xlsx; nếu không có, in sổ dạng JSON.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// In không che người tố cáo, vì lý do này.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Việc đến hạn.
    Due {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Tính đến ngày.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Tính một thời hạn; không cần sổ.
    Deadline {
        /// Mã thời hạn: D05, D20 …
        #[arg(long)]
        rule: String,
        /// Ngày bắt đầu.
        #[arg(long, value_name = "DATE")]
        from: String,
        /// Vùng sâu, vùng xa.
        #[arg(long)]
        remote: bool,
        /// Vụ việc phức tạp.
        #[arg(long)]
        complex: bool,
    },
    /// Nhập sổ Excel có sẵn của cơ quan (.xlsx, .xlsb, .xls, .ods, .csv, bảng HTML…).
    Import {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Bảng tính.
        file: PathBuf,
        /// Chỉ xem từng dòng sẽ ra sao; không ghi gì.
        #[arg(long)]
        dry_run: bool,
        /// Nơi ghi các dòng chưa nhập được, để sửa rồi nhập lại.
        #[arg(long, value_name = "FILE")]
        verdict: Option<PathBuf>,
    },
    /// Sao lưu: ghi, mở lại, kiểm tra rồi mới nhận là bản sao lưu.
    Backup {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Thư mục chứa bản sao lưu.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Khôi phục; sổ hiện có được cất sang một bên, không mất.
    Restore {
        /// Tệp sao lưu (.dnthb).
        file: PathBuf,
        /// Thư mục của sổ.
        #[arg(long, value_name = "BOOK")]
        to: PathBuf,
        /// Tờ khôi phục đã ghi; mật khẩu mới được hỏi sau đó.
        #[arg(long = "recovery-code-file", value_name = "FILE")]
        code: Option<PathBuf>,
        /// Không ghi lại các việc sau bản sao lưu từ nhật ký.
        #[arg(long)]
        without_log: bool,
    },
    /// Lập tờ khôi phục mới; tờ trước không mở được gì mới hơn.
    Recovery {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Nơi ghi tờ mới.
        #[arg(long, value_name = "FILE")]
        sheet: PathBuf,
    },
    /// Kiểm tra toàn bộ sổ; có mã lịch sử thì kiểm tra cả mã ấy.
    Check {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Mã lịch sử in trên báo cáo hoặc ghi cạnh bản sao lưu, ngắn hoặc đầy đủ.
        #[arg(long, value_name = "CODE")]
        head: Option<String>,
    },
    /// Đổi mật khẩu.
    Passphrase {
        /// Thư mục của sổ.
        book: PathBuf,
        /// Tệp chứa mã khôi phục, khi đã quên mật khẩu.
        #[arg(long = "recovery-code-file")]
        code: Option<PathBuf>,
    },
}

/// What `report` is asked.
#[derive(Args)]
pub(crate) struct ReportArgs {
    /// Thư mục của sổ.
    book: PathBuf,
    /// Kỳ: 2019-09, 2026-Q1, 2026-H1, 2026-9M, 2026, 2025-08-01..2026-07-31.
    #[arg(long)]
    period: String,
    /// Ngày bắt đầu kỳ: 1, 15 hoặc 16.
    #[arg(long)]
    cutoff: Option<i64>,
    /// Bộ biểu: tt03-2013, tt02-2021, tt01-2024, tt06-2025.
    #[arg(long)]
    regime: Option<String>,
    /// Ghi bảng tính.
    #[arg(long)]
    out: Option<PathBuf>,
    /// In báo cáo dạng JSON.
    #[arg(long)]
    json: bool,
    /// Thêm phụ lục dân vận.
    #[arg(long)]
    annex: bool,
    /// Ghi bảng tính riêng của các sổ dân vận.
    #[arg(long, value_name = "FILE")]
    annex_out: Option<PathBuf>,
    /// Mở lần đã chốt này.
    #[arg(long, conflicts_with = "current")]
    revision: Option<i64>,
    /// Tính lại từ sổ, kể cả khi kỳ đã chốt.
    #[arg(long)]
    current: bool,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers (0); anything else is usage (2). clap's own code says which.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let caller = match Caller::new(&cli.common) {
        Ok(caller) => caller,
        Err(error) => return answer::error(&error),
    };
    match execute(&cli, &caller) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let error = caller.judged(cli.command.register(), error);
            if caller.makes_room(cli.command.register(), &error) {
                answer::say("Chương trình vừa nhả 16 MB để dành trên ổ đĩa đã đầy: hãy làm lại lần nữa, rồi dọn ổ.");
            }
            answer::error(&error)
        }
    }
}

fn execute(cli: &Cli, caller: &Caller<'_>) -> Result<u8> {
    // Where no file may be written is said before a register is opened, or anything entered in it.
    cli.command.targets().into_iter().try_for_each(outlet::check)?;
    match &cli.command {
        Command::Init { book, unit, recovery_sheet } => keys::init(book, unit, recovery_sheet.as_deref(), caller),
        Command::Demo { book } => command::demo(book, &input::practice_passphrase(&cli.common)?, caller),
        Command::Load { book, file } => command::load(book, file, caller),
        Command::Export { book, file } => command::export(book, file, caller),
        Command::Add { book, slice } => command::add(book, slice, caller),
        Command::Find { book, text, limit } => command::find(book, text, *limit, caller),
        Command::Report(args) => report::report(args, caller),
        Command::Close(args) => close::close(args, caller),
        Command::Reopen { book, period, reason } => close::reopen(book, period, reason, caller),
        Command::Changes { book, period } => close::changes(book, period, caller),
        Command::Leave { book, entry, period, note } => close::leave(book, entry, period, note.as_deref(), caller),
        Command::Written { book, period, form, out } => paper::written(book, period, form, out.as_deref(), caller),
        Command::Paper { book, verb } => paper::run(book, verb, caller),
        Command::Register { book, of, year, out, reason } => {
            command::register(book, of, *year, out.as_deref(), reason.as_deref(), caller)
        }
        Command::Due { book, on } => command::due(book, on.as_deref(), caller),
        Command::Deadline { rule, from, remote, complex } => command::deadline(rule, from, *remote, *complex),
        Command::Import { book, file, dry_run, verdict } => {
            command::import(book, file, *dry_run, verdict.as_deref(), caller)
        }
        Command::Backup { book, to } => command::backup(book, to, caller),
        Command::Restore { file, to, code, without_log } => {
            keys::restore(file, to, code.as_deref(), *without_log, caller)
        }
        Command::Recovery { book, sheet } => keys::recovery(book, sheet, caller),
        Command::Check { book, head } => return command::check(book, head.as_deref(), caller),
        Command::Passphrase { book, code } => keys::new_passphrase(book, code.as_deref(), caller),
    }
    .map(|()| 0)
}

/// Says that a command was not understood.
fn usage(what: &'static str) -> Error {
    Error::Usage(what)
}
