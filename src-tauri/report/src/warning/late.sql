-- Mục sót của một kỳ đã chốt, được để lại trong kỳ này.
select slice, record
from late
where on_day between :from and :to
