//! A student's answers judged, one after the other.

use super::{
    answers::{Answer, Typed},
    arithmetic::TRUNCATED,
    budget::{Budget, Search, most_moved},
    catalogue::Catalogue,
    convention,
    diagnosis::Case,
    evidence::Confidence,
    order::rank,
    own::{Follow, Own, Way, way_through},
    solution::Solution,
    verdict::{Finding, Fit, Judged, LookedAt, Nearness, Unjudgeable, Verdict},
};
use crate::{
    formula::{Context, Values},
    network::Reduction,
    quantity::Quantity,
    reading::{Erratum, QuantityMap, Resolver, Shape, errata},
    scenario::Scenario,
};

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    fmt,
    rc::Rc,
    sync::Arc,
};

/// By how much a number is changed to see whether a value depends on it.
const PROBE: f64 = 0.1;

/// Judges answers; keeps what it has worked out for one kind of network for the next file.
#[derive(Default, Clone)]
pub struct Checker {
    catalogues: HashMap<(Shape, usize, Reduction), Arc<Catalogue>>,
    /// Those of the last exercise: of its one sample, or of several together and of each.
    solutions: Vec<Rc<Solution>>,
    last: Option<Scenario>,
}

impl fmt::Debug for Checker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checker").field("knows", &self.catalogues.keys()).finish()
    }
}

impl Checker {
    /// A checker that knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Judges the answers to one exercise, in the order of the work; and what one slip explains in several of them.
    pub fn check(&mut self, scenario: &Scenario, answers: &[Answer]) -> (Vec<Judged>, Vec<Finding>) {
        let (judged, findings, _) = self.check_and_search(scenario, answers);
        (judged, findings)
    }

    /// The same, and how far the search for slips went.
    pub fn check_and_search(&mut self, scenario: &Scenario, answers: &[Answer]) -> (Vec<Judged>, Vec<Finding>, Search) {
        if self.last.as_ref() != Some(scenario) {
            self.solutions.clear();
            self.last = Some(scenario.clone());
        }
        let budget = Rc::new(Budget::of(answers.len()));
        let (mut judged, findings) = self.judge(scenario, answers, &budget);
        let search = budget.close(&mut judged);
        (judged, findings, search)
    }

    /// What is said of the answers, and what one slip explains in several of them, with so much to spend.
    pub(super) fn judge(
        &mut self,
        scenario: &Scenario,
        answers: &[Answer],
        budget: &Rc<Budget>,
    ) -> (Vec<Judged>, Vec<Finding>) {
        let answers = &with_bare_digits_as_exact_as_the_others(answers);
        let of_samples = self.of_samples(scenario, answers, budget);
        let catalogue = self.catalogue(scenario);
        let solution = self.solution(scenario, &catalogue);
        let printed = errata::of(scenario);
        let look_at = |answers: &[Answer]| look_at(answers, &catalogue, &solution, budget, &printed, &of_samples);
        let mut judged = look_at(answers);
        convention::settle(&mut judged, answers, look_at);
        let findings = findings(&judged);
        most_likely_first(&mut judged, &findings);
        (judged, findings)
    }

    /// The slips that can be made in a network like that of an exercise.
    fn catalogue(&mut self, scenario: &Scenario) -> Arc<Catalogue> {
        let kind = (Shape::of(scenario), scenario.samples().len(), scenario.reduction());
        Arc::clone(self.catalogues.entry(kind).or_insert_with(|| Arc::new(Catalogue::of(scenario))))
    }

    /// What an exercise, or one sample of it, comes to.
    fn solution(&mut self, scenario: &Scenario, catalogue: &Catalogue) -> Rc<Solution> {
        let known = self.solutions.iter().find(|solution| solution.is_of(scenario)).map(Rc::clone);
        known.unwrap_or_else(|| {
            let solution = Rc::new(Solution::of(scenario, catalogue));
            self.solutions.push(Rc::clone(&solution));
            solution
        })
    }

    /// The answers to several samples' own quantities, judged as the answers to exercises of one sample.
    fn of_samples(&mut self, scenario: &Scenario, answers: &[Answer], budget: &Budget) -> QuantityMap<Judged> {
        let mut by_sample = BTreeMap::<u8, Vec<Answer>>::new();
        for answer in answers {
            if let Some((sample, quantity)) = answer.quantity.in_its_sample() {
                by_sample.entry(sample).or_default().push(Answer { quantity, ..answer.clone() });
            }
        }
        let mut of_samples = QuantityMap::default();
        if by_sample.is_empty() {
            return of_samples;
        }
        // What all samples have in common is judged after them, and is most of the work.
        let of_all = budget.one_in(4);
        for (sample, answers) in by_sample {
            let of_one = Rc::new(of_all.one_in(1));
            let (judged, _) = self.judge(&scenario.only(usize::from(sample) - 1), &answers, &of_one);
            of_all.take_over(&of_one, |quantity| quantity.of_sample(sample));
            for judged in judged {
                let quantity = judged.quantity.of_sample(sample);
                let verdict = judged.verdict.of_sample(sample);
                // Those are ways to make a slip in one sample, of another catalogue.
                let slips = judged.slips.into_iter().map(|fit| Fit { candidate: None, ..fit }).collect();
                of_samples.insert(quantity, Judged { quantity, verdict, slips, ..judged });
            }
        }
        budget.take_over(&of_all, |quantity| quantity);
        // One for all samples together comes beside it: there is no room for two that are large.
        if self.catalogues.values().any(|catalogue| catalogue.is_large()) {
            self.catalogues.clear();
            self.solutions.clear();
        }
        of_samples
    }
}

/// What is said of each answer, in the order of the work; of slips, before it is counted which explains how many.
fn look_at(
    answers: &[Answer],
    catalogue: &Catalogue,
    solution: &Rc<Solution>,
    budget: &Rc<Budget>,
    printed: &[Erratum],
    of_samples: &QuantityMap<Judged>,
) -> Vec<Judged> {
    budget.begin();
    let own = Own::of(answers, Rc::clone(solution), budget);
    let mut judge = Judge {
        catalogue,
        exact: &solution.exact,
        own: &own,
        printed,
        of_samples,
        wrong: QuantityMap::default(),
        nearly_right: Vec::new(),
    };

    let mut in_order: Vec<&Answer> = answers.iter().collect();
    in_order.sort_by_key(|answer| rank(answer.quantity));
    let mut judged: Vec<Judged> = in_order.into_iter().map(|answer| judge.judge(answer)).collect();
    let unsure = judge.look_for_rare_slips(&mut judged);
    judge.look_for_pairs(&mut judged);
    let sure = findings(&judged);
    judge.look_again(&mut judged, &sure);
    judge.look_for_what_was_done_in_the_same_units(&mut judged, &sure);
    judge.look_for_a_rate(&mut judged);
    judge.look_for_a_misread_number(&mut judged);
    judge.look_for_a_number_not_given(&mut judged);
    judge.fall_back_on(&mut judged, unsure);
    judge.hear_right_answers(&mut judged);
    judged.iter_mut().for_each(|judged| judged.slips.retain(Fit::is_finite));
    judged
}

/// Who judges one student's answers, one after the other.
pub(super) struct Judge<'a> {
    pub(super) catalogue: &'a Catalogue,
    exact: &'a Resolver,
    pub(super) own: &'a Own,
    printed: &'a [Erratum],
    /// What is said of the answers to each of several samples' own quantities.
    pub(super) of_samples: &'a QuantityMap<Judged>,
    /// The student's numbers that are not right, and how they are not.
    wrong: QuantityMap<Verdict>,
    /// Those that follow only as far as rounding leaves them open.
    pub(super) nearly_right: Vec<Quantity>,
}

impl Judge<'_> {
    fn judge(&mut self, answer: &Answer) -> Judged {
        if let Some(judged) = self.of_samples.get(&answer.quantity) {
            if judged.verdict.is_not_right() {
                self.wrong.insert(answer.quantity, judged.verdict.clone());
            }
            return judged.clone();
        }
        let expected = self.exact.get(answer.quantity).filter(|value| value.is_finite());
        let follow = self.own.follow(answer.quantity);
        let from_own_values = follow.as_deref().map(|follow| follow.value).filter(|value| value.is_finite());
        let (verdict, slips) = match (&answer.typed, expected, follow.as_deref()) {
            (None, ..) => (Verdict::Missing, Vec::new()),
            (Some(_), None, _) => {
                let because = Unjudgeable::NotFinite(self.first_not_finite(answer.quantity));
                (Verdict::Unjudged { because }, Vec::new())
            }
            (Some(typed), Some(expected), _) if is_near(typed, expected) => (Verdict::Right, Vec::new()),
            (Some(typed), Some(_), Some(follow)) => self.verdict(answer.quantity, typed, follow),
            (Some(_), Some(_), None) => (Verdict::Wrong, Vec::new()),
        };
        if verdict.is_not_right() {
            self.wrong.insert(answer.quantity, verdict.clone());
        }
        Judged {
            line: answer.line,
            quantity: answer.quantity,
            given: answer.typed.clone(),
            expected,
            from_own_values,
            verdict,
            slips,
            looked_at: LookedAt::Yes,
        }
    }

    /// The first number on the way to one, in the order of the work, that has no finite value.
    fn first_not_finite(&self, quantity: Quantity) -> Quantity {
        let way = way_through(quantity, self.exact.reading(), |_| false).through;
        let not_finite = way.into_iter().filter(|at| self.exact.get(*at).is_some_and(|value| !value.is_finite()));
        not_finite.min_by_key(|at| (rank(*at), *at)).unwrap_or(quantity)
    }

    /// What is said of a number that is not the right one.
    fn verdict(&mut self, quantity: Quantity, typed: &Typed, follow: &Follow) -> (Verdict, Vec<Fit>) {
        let unjudged = |because: Unjudgeable| (Verdict::Unjudged { because }, Vec::new());
        if !follow.value.is_finite() {
            return unjudged(Unjudgeable::NotFiniteFromOwn);
        }
        let case = self.case(quantity, typed, follow);
        let Some(nearness) = case.follows() else {
            if !case.is_open_to_an_end() {
                return unjudged(Unjudgeable::OpenWithoutEnd);
            }
            let fits = self.own.budget().found(|| case.fits());
            if fits.is_none() {
                self.own.budget().leave_out(quantity);
            }
            return (Verdict::Wrong, fits.unwrap_or_default());
        };
        let verdict = self.how_it_follows(quantity, typed, follow, &case.way);
        if nearness != Nearness::ToTheDigit {
            self.nearly_right.push(quantity);
        }
        (verdict, Vec::new())
    }

    /// All that an answer is looked at with.
    pub(super) fn case<'b>(&'b self, quantity: Quantity, typed: &'b Typed, follow: &'b Follow) -> Case<'b> {
        let way = self.own.way_to(quantity, &self.catalogue.right);
        Case {
            catalogue: self.catalogue,
            quantity,
            typed,
            own: self.own,
            follow,
            sheet: self.own.sheet(),
            way,
            printed: self.printed,
        }
    }

    /// A number that follows from the student's own: right where those are, else carried, unless it would follow
    /// from the wrong one whatever is done with the others.
    fn how_it_follows(&self, quantity: Quantity, typed: &Typed, follow: &Follow, way: &Way) -> Verdict {
        let wrong = || way.from.iter().copied().filter(|from| self.wrong.contains_key(from));
        // The last of them in the order of the work has the others in it.
        let Some(from) = wrong().max_by_key(|from| rank(*from)) else { return Verdict::Right };
        // A number of few digits may show no difference even where all is right.
        let shows = |values: &Resolver| self.depends_on_anything(quantity, typed, values, way);
        if shows(&follow.values) || !shows(self.own.right()) {
            return Verdict::Carried { from: self.origin(from) };
        }
        let would_show = |from: &Quantity| {
            self.exact.get(*from).is_some_and(|right| shows(&follow.values.with_override(*from, right)))
        };
        // For the loss after the step that is long work: all is worked out once more for each of the numbers.
        let asked = match quantity {
            Quantity::LossAfter => most_moved(follow.values.numbers()) / way.from.len().max(1),
            _ => usize::MAX,
        };
        let because = self.origin(wrong().take(asked).find(would_show).unwrap_or(from));
        Verdict::Unjudged { because: Unjudgeable::Whatever(because) }
    }

    /// The wrong number that a number which is not right comes from, itself if it comes from no other.
    fn origin(&self, quantity: Quantity) -> Quantity {
        match self.wrong.get(&quantity) {
            Some(Verdict::Carried { from: origin } | Verdict::Unjudged { because: Unjudgeable::Whatever(origin) }) => {
                *origin
            }
            _ => quantity,
        }
    }

    /// Whether any of the numbers that go into a formula makes a difference to it that the digits typed would show.
    fn depends_on_anything(&self, quantity: Quantity, typed: &Typed, values: &Resolver, way: &Way) -> bool {
        let Some(cell) = self.catalogue.right.cell(quantity) else { return false };
        let formula = cell.law.last();
        let of = |values: &Resolver| formula.evaluate(&Context::new(values, cell.binding));
        let value = of(values);
        let least = typed.half_unit.max(1e-9 * value.abs());
        let operands = formula.quantities(cell.binding);
        // The loss after the step has none by itself: it is that of all new weights.
        let (needed, most) = match quantity {
            Quantity::LossAfter => (&way.from, most_moved(values.numbers())),
            _ => (&operands, usize::MAX),
        };
        needed.iter().take(most).any(|needed| {
            let needed = *needed;
            let own = values.value(needed);
            let moved = values.with_override(needed, own * (1.0 + PROBE) + if own == 0.0 { PROBE } else { 0.0 });
            // A wrong 0 that is moved off 0 would make everything depend on everything.
            let is_wrong_zero = own == 0.0 && self.exact.get(needed) != Some(0.0);
            !is_wrong_zero && (of(&moved) - value).abs() > least
        })
    }
}

/// Half a unit of a 0 or 1 that stands alone.
const HALF_A_HUNDREDTH: f64 = 0.005;

/// A bare 0 or 1 would be right for anything around it, to half a unit. It is meant as exactly as the other numbers of
/// the sheet are.
fn with_bare_digits_as_exact_as_the_others(answers: &[Answer]) -> Vec<Answer> {
    let is_bare = |typed: &Typed| typed.half_unit == 0.5 && typed.value.abs() <= 1.0;
    let others = answers.iter().filter_map(|answer| answer.typed.as_ref()).filter(|typed| typed.half_unit < 0.5);
    let mut half_units: Vec<f64> = others.map(|typed| typed.half_unit).collect();
    half_units.sort_by(f64::total_cmp);
    let usual = half_units.get(half_units.len() / 2).copied().unwrap_or(HALF_A_HUNDREDTH);
    let as_exact = |answer: &Answer| {
        let typed = answer.typed.clone().map(|typed| {
            let half_unit = if is_bare(&typed) { usual } else { typed.half_unit };
            Typed { half_unit, ..typed }
        });
        Answer { typed, ..answer.clone() }
    };
    answers.iter().map(as_exact).collect()
}

/// Whether a number rounds to what was typed: within half a unit of its last digit.
fn is_near(typed: &Typed, value: f64) -> bool {
    // Where a number is 0, machines leave the last bits of what it is made of.
    let last_bits = if value == 0.0 { 1e-12 } else { 1e-12 * value.abs() };
    (typed.value - value).abs() <= typed.half_unit * (1.0 + 1e-9) + last_bits
}

/// Which slip explains how many answers, in the order of the first that it explains.
fn findings(judged: &[Judged]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (answer, fit) in judged.iter().flat_map(|answer| answer.slips.iter().map(move |fit| (answer, fit))) {
        match findings.iter_mut().find(|finding| finding.id == fit.id) {
            Some(finding) => {
                finding.answers.push(answer.quantity);
                finding.chance = fit.chance_with(finding.chance);
            }
            None => findings.push(Finding {
                id: fit.id.clone(),
                title: fit.title.clone(),
                answers: vec![answer.quantity],
                chance: fit.chance,
                confidence: fit.confidence,
            }),
        }
    }
    findings.into_iter().map(|finding| Finding { confidence: Confidence::of(finding.chance), ..finding }).collect()
}

/// The slip that explains more answers stands first, those counted before that it does not only come near to, and all
/// of it before those that others refute. Of several such one that is sure, one that gives the number more exactly, a
/// slip in a formula before one of the calculator, one that fewer right answers speak against, and the one that is seen
/// more often. And a slip that is sure of all answers together is sure of each.
fn most_likely_first(judged: &mut [Judged], findings: &[Finding]) {
    let of = |fit: &Fit| findings.iter().find(|finding| finding.id == fit.id);
    let mut given = BTreeMap::<String, usize>::new();
    let exact = judged.iter().flat_map(|answer| &answer.slips).filter(|fit| fit.nearness != Nearness::AsRounded);
    exact.for_each(|fit| *given.entry(fit.id.clone()).or_default() += 1);
    let mut named: Vec<String> = Vec::new();
    for answer in judged {
        for fit in &mut answer.slips {
            if let Some(finding) = of(fit) {
                (fit.chance, fit.confidence) = (finding.chance, finding.confidence);
                fit.standing.explains.clone_from(&finding.answers);
            }
        }
        answer.slips.sort_by_key(|fit| {
            let given = given.get(&fit.id).copied().unwrap_or_default();
            let standing = (fit.standing.is_refuted(), Reverse(given), Reverse(fit.standing.explains.len()));
            // Digits are cut off more often than a slip comes so near to what is right.
            let kind = (fit.id != TRUNCATED, Reverse(fit.kind));
            let is_unsure = fit.confidence == Confidence::CouldBe;
            (standing, is_unsure, fit.nearness, kind, fit.standing.contradicted_by.len(), Reverse(fit.seen))
        });
        // Of slips that explain the same answers, all of these name the same.
        let Some(first) = answer.slips.first() else { continue };
        let is_as_likely = |fit: &Fit| fit.standing.explains == first.standing.explains;
        let named_before = answer.slips.iter().position(|fit| named.contains(&fit.id) && is_as_likely(fit));
        if let Some(place) = named_before {
            answer.slips[..=place].rotate_right(1);
        }
        named.push(answer.slips[0].id.clone());
    }
}
