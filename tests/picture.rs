//! The pictures of the README show something: one was taken before the rows of its book had come, and nobody saw it.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A picture in greys, row after row.
struct Picture {
    width: usize,
    greys: Vec<u8>,
}

/// Where the screens stand: beside the navigation, under title, buttons and filters, over the foot; in pixels.
const LEFT: usize = 230;
const ROWS: std::ops::Range<usize> = 210..710;
/// Rows of pixels that are told apart: about a line of text.
const LINE: usize = 20;
/// So dark is ink, and so much of it is a line of text or a bar.
const INK: u8 = 130;
const A_LINE: usize = 25;
/// So many lines stand on a screen that shows something.
const SOMETHING: usize = 7;

impl Picture {
    fn read(path: &Path) -> Self {
        let mut decoder = png::Decoder::new(BufReader::new(File::open(path).unwrap()));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let each = info.color_type.samples();
        // Green is most of what an eye takes for light; one sample is grey already.
        let greys =
            bytes[..info.buffer_size()].chunks_exact(each).map(|pixel| pixel[usize::from(each > 2)]).collect();
        Self { width: info.width as usize, greys }
    }

    /// How many lines of the screen have ink on them.
    fn lines(&self) -> usize {
        let rows: Vec<&[u8]> = self.greys.chunks_exact(self.width).collect();
        let ink = |row: &&[u8]| row[LEFT..].iter().filter(|grey| **grey < INK).count();
        rows[ROWS].chunks(LINE).filter(|line| line.iter().map(ink).sum::<usize>() >= A_LINE).count()
    }
}

#[test]
fn no_picture_of_the_readme_is_empty() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let shown: Vec<&str> = readme.split("](").skip(1).filter_map(|part| part.split(')').next()).collect();
    let pictures: Vec<&str> =
        shown.into_iter().filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "png")).collect();
    assert!(pictures.len() >= 6, "{pictures:?}");
    for path in pictures {
        let lines = Picture::read(&root.join(path)).lines();
        assert!(lines >= SOMETHING, "{path} shows {lines} lines");
    }
}

#[test]
fn a_screen_of_bare_paper_is_told_from_one_with_rows() {
    let (width, height) = (1366, 768);
    let mut paper = Picture { width, greys: vec![250; width * height] };
    assert_eq!(paper.lines(), 0);
    for row in (ROWS.start..ROWS.end).step_by(LINE * 2) {
        paper.greys[row * width + LEFT..row * width + LEFT + A_LINE].fill(20);
    }
    assert_eq!(paper.lines(), ROWS.len() / LINE / 2 + 1);
}
