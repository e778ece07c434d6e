-- Accepted complaints (D07; second instance D08) and denunciations (D23) without a decision, with their suspended days
-- and the latest extension.
select
    resolution.id,
    null as number,
    case
        when resolution.kind = 'denunciation' then 'D23'
        when exists (
            select 1 from petition
            where petition.matter = matter.id and petition.kind = 'complaint' and petition.level = 'second'
        ) then 'D08'
        else 'D07'
    end as rule,
    resolution.accepted_on as from_day,
    matter.complex_on is not null as complex,
    matter.remote,
    (
        select cast(coalesce(sum(julianday(min(coalesce(to_day, :on), :on)) - julianday(from_day)), 0) as integer)
        from suspension
        where suspension.resolution = resolution.id and from_day <= :on
    ) as suspended_days,
    (select max(to_day) from extension where extension.resolution = resolution.id) as extended_to,
    null as done_on
from resolution
join matter on matter.id = resolution.matter
where resolution.accepted_on is not null
    and resolution.decision_on is null
    and resolution.declined_on is null
    and resolution.withdrawn_on is null
    and resolution.accepted_on <= :on
