-- Số tổ chức bị kiến nghị xử lý hành chính theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(orgs_sanctioned)
from decision_in
where kind = 'denunciation'
