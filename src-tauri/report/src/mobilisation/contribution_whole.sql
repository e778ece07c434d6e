-- Tổng giá trị đóng góp quy ra tiền: tổng đã ghi, nơi không ghi tổng thì cộng các khoản.
select sum(whole)
from contribution_log
where true
