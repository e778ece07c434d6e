-- The working set of 02/XLD: papers of the five kinds received in the period, and those received before it that
-- were still unprocessed when it began (note to c1). Read as of the period's last day by the dates in the record.
-- What is carried over is found by how long papers wait (`wait_class`): a paper of class k that was open when the
-- period began came at most 2^k days before, so an old month does not read everything received since. Whoever asks
-- only for what was received says so by `:carried`, and it is not looked for.
select
    petition.id,
    petition.matter,
    petition.received_on >= :from as received,
    coalesce(petition.processed_on <= :to, false) as processed,
    coalesce(petition.processed_on <= :to, false)
        and petition.eligibility = 'eligible'
        and petition.duplicate_of is null as eligible,
    petition.competence,
    case petition.disposition
        when 'return' then :returned_petitions when 'remind' then 'refer' else petition.disposition
    end as disposition,
    coalesce(petition.level, 'first') as level,
    case petition.kind
        when 'complaint' then 'complaint' when 'denunciation' then 'denunciation' else 'proposal'
    end as kind,
    case petition.kind
        when 'complaint' then field.complaint when 'denunciation' then field.denunciation else field.proposal
    end as field
from (
    select id from petition where received_on between :from and :to
    union all
    select petition.id
    from (
        select 0 as class, 1 as days union all select 1, 2 union all select 2, 4 union all select 3, 8
        union all select 4, 16 union all select 5, 32 union all select 6, 64 union all select 7, 128
        union all select 8, 256 union all select 9, 512 union all select 10, 1024 union all select 11, 2048
        union all select 12, 4096 union all select 13, 73050
    ) as reach
    cross join petition
    where petition.processed_on is not null
        and petition.wait_class = reach.class
        and petition.received_on >= date(:from, '-' || reach.days || ' days')
        and petition.received_on < :from
        and petition.processed_on >= :from
        and :carried
    union all
    select id from petition where processed_on is null and received_on < :from and :carried
) as counted
join petition on petition.id = counted.id
left join field on field.code = petition.field
where petition.cancelled_on is null
    and petition.kind in ('complaint', 'denunciation', 'proposal', 'feedback', 'request')
