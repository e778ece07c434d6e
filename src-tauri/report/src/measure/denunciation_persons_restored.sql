-- Số cá nhân được trả lại quyền lợi theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(persons_restored)
from decision_in
where kind = 'denunciation'
