-- Số quyết định giải quyết lần đầu: khiếu nại đúng.
select count(*)
from decision_in
where kind = 'complaint' and level = 'first' and outcome = 'upheld'
