-- Tổng số người được tiếp trong kỳ: cộng số người đến của từng lượt; một người đến hai lần tính hai.
select sum(people_count)
from visit_in
where true
