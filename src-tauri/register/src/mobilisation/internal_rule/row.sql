select
    internal_rule.*,
    reference.ref
from internal_rule
join reference on reference.slice = 'internal_rule' and reference.record = internal_rule.id
where internal_rule.id = :id
