-- Số quyết định giải quyết lần hai: công nhận kết quả lần đầu.
select count(*)
from decision_in
where kind = 'complaint' and level = 'second' and outcome = 'confirmed'
