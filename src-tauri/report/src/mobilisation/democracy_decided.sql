-- Số nội dung nhân dân bàn, quyết định.
select count(*)
from democracy_log
where kind = 'decide'
