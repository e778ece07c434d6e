-- Số hội nghị, lớp, đợt tuyên truyền, phổ biến pháp luật trong kỳ.
select count(*)
from outreach_log
where true
