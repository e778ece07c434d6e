-- Số quyết định giải quyết lần hai: hủy, sửa kết quả lần đầu.
select count(*)
from decision_in
where kind = 'complaint' and level = 'second' and outcome = 'reversed'
