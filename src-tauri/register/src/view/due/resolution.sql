-- The resolutions of matters, under review or decided, with their suspended days and the latest extension: complaints
-- (D07), second complaints (D08), denunciations (D23). One that is decided is of the instance that decided it; one that is
-- not is of the second where the second complaint was in hand when it was accepted. Days of a suspension count up to the
-- decision, and while there is none up to the day of reckoning.
select
    resolution.id,
    null as number,
    case
        when resolution.kind = 'denunciation' then 'D23'
        when resolution.decision_level = 'second' then 'D08'
        when resolution.decision_on is null and exists (
            select 1 from petition
            where petition.matter = resolution.matter
                and petition.kind = 'complaint'
                and petition.level = 'second'
                and petition.received_on <= resolution.accepted_on
                and petition.cancelled_on is null
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
    resolution.decision_on as done_on,
    resolution.matter
from resolution
join matter on matter.id = resolution.matter
where resolution.accepted_on is not null
    and resolution.accepted_on <= :on
    and resolution.declined_on is null
    and resolution.withdrawn_on is null
    and resolution.terminated_on is null
