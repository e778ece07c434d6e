-- Số vụ chuyển cơ quan điều tra theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(investigation_cases)
from decision_in
where kind = 'denunciation'
