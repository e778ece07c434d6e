select
    contribution.*,
    coalesce(contribution.labour_value, contribution.labour_days * contribution.labour_rate / 10) as labour,
    contribution.labour_days / 10.0 as days,
    contribution.land / 10.0 as square_metres,
    (select sum(goods.value) from goods where goods.contribution = contribution.id) as goods_value,
    (
        select group_concat(
            iif(
                goods.quantity is null,
                goods.name,
                replace(format('%,d', goods.quantity / 10), ',', '.')
                    || iif(goods.quantity % 10 = 0, '', ',' || (goods.quantity % 10))
                    || ' ' || ifnull(goods.unit || ' ', '') || goods.name
            ),
            '; '
        )
        from goods
        where goods.contribution = contribution.id
    ) as goods_names,
    reference.ref
from contribution
join reference on reference.slice = 'contribution' and reference.record = contribution.id
where contribution.id = :id
