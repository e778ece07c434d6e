-- Tổng số lượt tiếp trong kỳ: mỗi lần tiếp một người hoặc một đoàn là một lượt.
select count(*)
from visit_in
where true
