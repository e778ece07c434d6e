-- Số nữ dự tuyên truyền, phổ biến pháp luật.
select sum(women)
from outreach_log
where true
