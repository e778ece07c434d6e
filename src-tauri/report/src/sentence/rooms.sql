-- The rooms papers within competence were handed to by the period's last day, in the order of handing.
select office.name
from petition_in
join referral on referral.petition = petition_in.id
join office on office.id = referral.office
where petition_in.eligible
    and petition_in.competence = 'within'
    and petition_in.disposition = 'assign'
    and referral.kind = 'assign'
    and referral.cancelled_on is null
    and referral.on_day <= :to
group by office.id
order by min(referral.on_day), office.id
