//! The codes of the open format and their Vietnamese words.

use casebook::codes::Code;

#[test]
fn every_code_has_vietnamese_words() {
    fn all<C: Code>() {
        for one in C::ALL {
            assert_ne!(one.label(), one.code(), "{}.{}", C::TABLE, one.code());
        }
    }
    all::<casebook::unit::UnitKind>();
    all::<casebook::unit::UpperKind>();
    all::<casebook::office::OfficeKind>();
    all::<casebook::person::Sex>();
    all::<casebook::person::IdType>();
    all::<casebook::person::Role>();
    all::<casebook::session::Lane>();
    all::<casebook::session::SessionKind>();
    all::<casebook::session::Body>();
    all::<casebook::visit::Mode>();
    all::<casebook::visit::Status>();
    all::<casebook::petition::Source>();
    all::<casebook::petition::Anonymity>();
    all::<casebook::petition::Kind>();
    all::<casebook::petition::Level>();
    all::<casebook::petition::Eligibility>();
    all::<casebook::petition::IneligibilityReason>();
    all::<casebook::petition::Competence>();
    all::<casebook::petition::Disposition>();
    all::<casebook::referral::ReferralKind>();
    all::<casebook::resolution::ResolutionKind>();
    all::<casebook::resolution::Outcome>();
    all::<casebook::decision::Verdict>();
    all::<casebook::model::ModelField>();
    all::<casebook::model::ModelState>();
    all::<casebook::model::HolderKind>();
    all::<casebook::model::RecognitionLevel>();
    all::<casebook::contribution::ContributionSource>();
    all::<casebook::dialogue::DialogueKind>();
    all::<casebook::democracy_item::DemocracyKind>();
    all::<casebook::internal_rule::RuleKind>();
    all::<casebook::directive::DirectiveKind>();
    all::<casebook::slice::Slice>();
    all::<casebook::import::Layout>();
    all::<casebook::import::Column>();
    all::<casebook::import::Outcome>();
}
