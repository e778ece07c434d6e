-- The models registered up to the period's last day, as they stood then.
select
    id,
    field,
    registered_on >= :from as registered,
    coalesce(recognised_on between :from and :to, false) as recognised,
    coalesce(recognised_on <= :to, false) as recognised_by_then,
    coalesce(stopped_on between :from and :to, false) as stopped,
    stopped_on is null or stopped_on > :to as standing
from model
where registered_on <= :to
    and cancelled_on is null
