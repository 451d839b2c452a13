//! Changes instances, so that valid ones become nearly valid.

use serde_json::{Number, Value};

use super::instances::Maker;

impl Maker<'_> {
    /// Changes an instance in one or two places.
    pub(crate) fn mutate(&mut self, instance: &Value) -> Value {
        let mut changed = instance.clone();
        let times = 1 + self.random.usize(..2);
        for _ in 0..times {
            self.change(&mut changed);
        }
        changed
    }

    fn change(&mut self, value: &mut Value) {
        match value {
            Value::Object(map) if !map.is_empty() && self.chance(75) => {
                let keys: Vec<String> = map.keys().cloned().collect();
                let key = self.pick(&keys).cloned().unwrap();
                match self.random.u32(..10) {
                    0 | 1 => {
                        map.shift_remove(&key);
                    }
                    2 | 3 => {
                        let atom = self.atom();
                        map.insert(self.name(), atom);
                    }
                    _ => self.change(map.get_mut(&key).unwrap()),
                }
            }
            Value::Array(list) if self.chance(75) => match self.random.u32(..10) {
                0 | 1 if !list.is_empty() => {
                    list.remove(self.random.usize(..list.len()));
                }
                2..=4 if list.len() < 9 => {
                    let item = match self.pick(list) {
                        Some(item) if self.random.bool() => item.clone(),
                        _ => self.atom(),
                    };
                    let at = self.random.usize(..=list.len());
                    list.insert(at, item);
                }
                5 if list.len() > 1 => {
                    let last = list.len() - 1;
                    list.swap(0, last);
                }
                _ => match list.len() {
                    0 => list.push(self.atom()),
                    length => {
                        let nth = self.random.usize(..length);
                        self.change(&mut list[nth]);
                    }
                },
            },
            Value::Number(number) if self.chance(60) => {
                let by = [1.0, -1.0, 0.5, -0.5, 10.0][self.random.usize(..5)];
                let changed = number.as_f64().unwrap() + by;
                *value = if changed.fract() == 0.0 && self.chance(80) {
                    Value::from(changed as i64)
                } else {
                    Number::from_f64(changed).map_or(Value::Null, Value::Number)
                };
            }
            Value::String(text) if self.chance(60) => {
                if self.random.bool() || text.is_empty() {
                    text.push(['a', 'z', 'é', '1'][self.random.usize(..4)]);
                } else {
                    text.pop();
                }
            }
            other => {
                *other = if self.chance(30) {
                    Value::Null
                } else {
                    self.atom()
                }
            }
        }
    }
}
