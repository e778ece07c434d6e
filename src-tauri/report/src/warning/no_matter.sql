-- Lượt tiếp trong kỳ không ghi vụ việc nào: số vụ việc của lượt tiếp thiếu chúng.
select 'visit', visit_in.id
from visit_in
where not exists (select 1 from visit_matter where visit_matter.visit = visit_in.id)
