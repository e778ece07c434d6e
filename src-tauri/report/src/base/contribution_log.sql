-- The contributions of the period, each part as it was written. What labour is reckoned at is what the paper says, else
-- days by rate. What a stated whole holds beyond its parts is not told apart.
select
    given.*,
    coalesce(total, parts) as whole,
    max(coalesce(total, parts) - parts, 0) as not_apart
from (
    select
        valued.*,
        cash + labour + goods + assets as parts
    from (
        select
            id,
            source,
            coalesce(households, 0) as households,
            coalesce(cash, 0) as cash,
            coalesce(labour_days, 0) as labour_days,
            coalesce(labour_value, labour_days * labour_rate / 10, 0) as labour,
            coalesce((select sum(goods.value) from goods where goods.contribution = contribution.id), 0) as goods,
            coalesce(land, 0) as land,
            coalesce(land_households, 0) as land_households,
            coalesce(assets, 0) as assets,
            total,
            coalesce(rounded, 0) as rounded
        from contribution
        where on_day between :from and :to
            and cancelled_on is null
    ) as valued
) as given
