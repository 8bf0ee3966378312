fn main() {
    for f in std::env::args().skip(1) {
        let (text, _) = planlupe::text::Text::read(std::path::Path::new(&f)).unwrap();
        let plan = planlupe::grammar::read(&text);
        println!("{}", serde_json::to_string_pretty(&planlupe::contract::PlanJson::new(&plan, &text)).unwrap());
    }
}
