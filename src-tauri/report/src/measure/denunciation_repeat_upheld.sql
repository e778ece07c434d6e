-- Số kết luận về tố cáo tiếp: đúng.
select count(*)
from decision_in
where kind = 'denunciation' and level = 'repeat' and outcome = 'upheld'
