-- Số văn bản luật đã giới thiệu, cộng theo từng hội nghị.
select sum(laws)
from outreach_log
where true
