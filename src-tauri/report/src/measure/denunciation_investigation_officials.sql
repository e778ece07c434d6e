-- Số cán bộ, công chức, viên chức chuyển cơ quan điều tra theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(investigation_officials)
from decision_in
where kind = 'denunciation'
