-- Số lượt người dự tuyên truyền, phổ biến pháp luật.
select sum(people)
from outreach_log
where true
