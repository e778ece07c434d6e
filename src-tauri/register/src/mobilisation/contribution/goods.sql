select name, quantity, unit, value
from goods
where contribution = :id
order by place
