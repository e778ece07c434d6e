-- The resolutions of a matter, under review or decided, with their suspended days and the latest extension.
select
    resolution.id,
    null as number,
    case
        when resolution.kind = 'denunciation' then 'D23'
        when resolution.decision_level = 'second' then 'D08'
        when resolution.decision_on is null and exists (
            select 1 from petition
            where petition.matter = matter.id and petition.kind = 'complaint' and petition.level = 'second'
        ) then 'D08'
        else 'D07'
    end as rule,
    resolution.accepted_on as from_day,
    matter.complex_on is not null as complex,
    matter.remote,
    (
        select cast(coalesce(sum(
            julianday(min(coalesce(to_day, resolution.decision_on, :on), coalesce(resolution.decision_on, :on)))
                - julianday(from_day)
        ), 0) as integer)
        from suspension
        where suspension.resolution = resolution.id and from_day <= coalesce(resolution.decision_on, :on)
    ) as suspended_days,
    (select max(to_day) from extension where extension.resolution = resolution.id) as extended_to,
    resolution.decision_on as done_on
from resolution
join matter on matter.id = resolution.matter
where resolution.matter = :id
    and resolution.accepted_on is not null
    and resolution.declined_on is null
    and resolution.withdrawn_on is null
    and resolution.accepted_on <= :on
order by resolution.accepted_on, resolution.id
