select reference.ref, petition.year, petition.no, petition.received_on as day, petition.summary as content,
    petition.number_written as written,
    (select json_group_array(person.full_name) from petition_person join person on person.id = petition_person.person
     where petition_person.petition = petition.id) as names,
    (select named.ref from reference as named
     where named.slice = 'matter' and named.record = petition.matter) as matter,
    petition.via_visit is not null and petition.number_written is null and reference.batch is not null
        as numbered_by_house
from json_each(:given) as given
join petition on petition.received_on = given.value
join reference on reference.slice = 'petition' and reference.record = petition.id
where petition.cancelled_on is null
