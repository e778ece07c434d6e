-- Số quyết định giải quyết khiếu nại đã thi hành xong trong kỳ.
select count(*)
from execution_in
where kind = 'complaint' and done
