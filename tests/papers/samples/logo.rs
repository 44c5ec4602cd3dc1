//! A picture for the letterhead, made here so that no file of unknown origin is kept.

/// A picture: a blue field with a paler band, compressed as PNG wants it.
pub fn logo() -> Vec<u8> {
    let (width, height) = (120_u32, 60_u32);
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            let band = (x / 2 + y) % 60 < 16;
            rows.extend(if band { [220, 232, 245] } else { [24, 92, 160] });
        }
    }
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6);
    for (name, data) in [
        (b"IHDR", head.as_slice()),
        (b"IDAT", &packed),
        (b"IEND", &[]),
    ] {
        let body = [name.as_slice(), data].concat();
        png.extend((data.len() as u32).to_be_bytes());
        png.extend(&body);
        png.extend(crc(&body).to_be_bytes());
    }
    png
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc: u32, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    })
}
