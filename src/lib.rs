pub mod opinion;
