//! What the programs for Windows carry beside their code: icon, version and manifest. Elsewhere nothing is done here.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(feature = "windows-program")]
    windows::embed();
}

#[cfg(feature = "windows-program")]
mod windows {
    /// The newest Windows is told that the program can do what it can: sharp letters on every screen, long paths, UTF-8.
    const MANIFEST: &str = "assets/windows/planlupe.manifest";
    const ICON: &str = "assets/windows/planlupe.ico";
    /// English of no country, and a text of UTF-16.
    const ENGLISH: u16 = 0x0009;

    pub fn embed() {
        for file in [MANIFEST, ICON] {
            println!("cargo:rerun-if-changed={file}");
        }
        if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
            return;
        }
        let mut resource = winresource::WindowsResource::new();
        resource
            .set_icon(ICON)
            .set_manifest_file(MANIFEST)
            .set_language(ENGLISH)
            .set("ProductName", "Planlupe")
            .set("FileDescription", "Planlupe")
            .set("CompanyName", "The Planlupe developers")
            .set("LegalCopyright", "MIT OR Apache-2.0");
        resource.compile().expect("windres or rc.exe makes the resources of the programs");
    }
}
