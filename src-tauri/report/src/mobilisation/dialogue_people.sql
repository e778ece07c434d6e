-- Số lượt người dự đối thoại.
select sum(people)
from dialogue_log
where true
