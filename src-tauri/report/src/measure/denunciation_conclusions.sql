-- Số kết luận nội dung tố cáo ban hành trong kỳ, kể cả của vụ việc nhận từ kỳ trước.
select count(*)
from decision_in
where kind = 'denunciation'
