//! Writes a generated instance, its programme and its heuristic choice: `instance SEED PROJECTS YEARS FUNDERS [ties]`.
use portfolio::generate::{Size, generate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize| -> Result<usize, Box<dyn std::error::Error>> {
        Ok(args
            .get(i)
            .ok_or("instance SEED PROJECTS YEARS FUNDERS [ties]")?
            .parse()?)
    };
    let size = Size {
        projects: number(1)?,
        years: number(2)?,
        funders: number(3)?,
        ties: args.len() > 4,
    };
    let problem = generate(number(0)? as u64, size);
    println!("{}", serde_json::to_string(&problem)?);
    Ok(())
}
