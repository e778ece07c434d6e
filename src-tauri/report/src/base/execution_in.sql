-- The decisions and conclusions to be executed in the period: those issued in it and those issued before that were
-- not fully executed when it began (05/KQTH). What was done counts unless it was finished after the period.
select
    resolution.id,
    resolution.kind,
    coalesce(resolution.execution_done_on between :from and :to, false) as done,
    resolution.recover_money,
    resolution.recover_land,
    resolution.return_money,
    resolution.return_land,
    known.yes * resolution.recovered_money as recovered_money,
    known.yes * resolution.recovered_land as recovered_land,
    known.yes * resolution.returned_money as returned_money,
    known.yes * resolution.returned_land as returned_land,
    known.yes * resolution.orgs_disciplined as orgs_disciplined,
    known.yes * resolution.persons_disciplined as persons_disciplined,
    known.yes * resolution.officials_disciplined as officials_disciplined,
    known.yes * resolution.prosecuted_cases as prosecuted_cases,
    known.yes * resolution.prosecuted_persons as prosecuted_persons,
    known.yes * resolution.prosecuted_officials as prosecuted_officials
from (
    select id, coalesce(execution_done_on <= :to, true) as yes
    from resolution
    where decision_on between :from and :to
    union all
    select resolution.id, resolution.execution_done_on <= :to
    from (
        select 5 as class, 32 as days union all select 6, 64 union all select 7, 128 union all select 8, 256
        union all select 9, 512 union all select 10, 1024 union all select 11, 2048 union all select 12, 4096
        union all select 13, 73050
    ) as reach
    cross join resolution
    where resolution.execution_done_on is not null
        and resolution.wait_class = reach.class
        and resolution.decision_on >= date(:from, '-' || reach.days || ' days')
        and resolution.decision_on < :from
        and resolution.execution_done_on >= :from
    union all
    select id, true
    from resolution
    where decision_on is not null and execution_done_on is null and decision_on < :from
) as known
join resolution on resolution.id = known.id
