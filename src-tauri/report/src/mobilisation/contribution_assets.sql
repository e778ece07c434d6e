-- Tài sản trên đất quy ra tiền.
select sum(assets)
from contribution_log
where true
