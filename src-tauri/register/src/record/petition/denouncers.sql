-- Every mark of those who sent a secret paper, or came to the visit it was handed in at.
with secret as (
    select id, via_visit
    from petition
    where kind in ('denunciation', 'mixed')
),
denouncer as (
    select petition_person.person
    from secret
    join petition_person on petition_person.petition = secret.id
    union
    select visit_person.person
    from secret
    join visit_person on visit_person.visit = secret.via_visit
)
select full_name from person where id in denouncer
union
select id_number from person where id in denouncer and id_number is not null
union
select phone from person where id in denouncer and phone is not null
