select
    contribution.*,
    coalesce(contribution.labour_value, contribution.labour_days * contribution.labour_rate / 10) as labour,
    contribution.labour_days / 10.0 as days,
    contribution.land / 10.0 as square_metres,
    (select sum(goods.value) from goods where goods.contribution = contribution.id) as goods_value,
    (
        select group_concat(
            goods.name || coalesce(
                ': ' || replace(format('%,d', goods.quantity / 10), ',', '.')
                    || iif(goods.quantity % 10 = 0, '', ',' || goods.quantity % 10)
                    || coalesce(' ' || goods.unit, ''),
                ''
            ),
            '; '
            order by goods.place
        )
        from goods where goods.contribution = contribution.id
    ) as goods_said,
    reference.ref
from contribution
join reference on reference.slice = 'contribution' and reference.record = contribution.id
where contribution.id = :id
