-- The decisions and conclusions issued in the period, whenever their matter came (03/GQKN, 04/GQTC c7).
select
    id, kind, decision_level as level, decision_outcome as outcome, recover_money, recover_land, return_money,
    return_land, orgs_restored, persons_restored, orgs_sanctioned, persons_sanctioned, officials_sanctioned,
    investigation_cases, investigation_persons, investigation_officials
from resolution
where decision_on between :from and :to
